package org.vfiospec.spec.topology;

import java.util.List;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.Platform.PeerToPeer;
import org.vfiospec.pci.shape.Shape;
import org.vfiospec.spec.Words;

/** A place about which a migration driver decides, by the words of the features; one row of the table of decisions. */
public enum Place {
    D1("D1", "an integrated endpoint on a root bus", Facts.PLAIN, """
            function: integrated endpoint
            """),
    D1B("D1b", "a listed function below a listed bridge that isolates", Facts.LISTED, """
            bridge: on-chip bridge, ACS SV+RR+CR+UF
              function: endpoint
            """),
    D1C("D1c", "a listed function below a listed bridge that does not isolate", Facts.LISTED, """
            bridge: on-chip bridge
              function: endpoint
            """),
    D1D("D1d", "a function with a listed id below a root port", Facts.LISTED, """
            root port: root port, ACS SV+RR+CR+UF
              function: endpoint
            """),
    D2("D2", "a virtual function of an integrated endpoint", Facts.PLAIN, """
            PF: integrated endpoint
            """),
    D3("D3", "an integrated endpoint of two functions with ACS", Facts.PLAIN, """
            function: integrated endpoint, ACS SV+RR+CR+UF
            peer: integrated endpoint, function 1, ACS SV+RR+CR+UF
            """),
    D4("D4", "an integrated endpoint of two functions without ACS", Facts.KERNEL_HAS_PEER, """
            function: integrated endpoint, routes inside
            peer: integrated endpoint, function 1, routes inside
            """),
    D5("D5", "an integrated endpoint of two functions whose vendor vouches for them", Facts.VOUCHED, """
            function: integrated endpoint
            peer: integrated endpoint, function 1
            """),
    D6("D6", "an integrated endpoint on a platform that routes between endpoints", Facts.ROUTING, """
            function: integrated endpoint
            peer: integrated endpoint
            """),
    D7("D7", "an integrated endpoint without an IOMMU", Facts.UNTRANSLATED, """
            function: integrated endpoint
            """),
    D8("D8", "a card below a root port with ACS", Facts.PLAIN, """
            root port: root port, ACS SV+RR+CR+UF
              function: endpoint
            """),
    D9("D9", "a card below a root port without ACS", Facts.PLAIN, """
            root port: root port
              function: endpoint
            """),
    D10("D10", "a card below a switch with ACS on every port", Facts.PLAIN, """
            root port: root port, ACS SV+RR+CR+UF
              upstream port: upstream port
                switch port: downstream port, ACS SV+RR+CR+UF
                  function: endpoint
                other switch port: downstream port, ACS SV+RR+CR+UF
                  peer: endpoint
            """),
    D11("D11", "a lone card below a switch port without ACS", Facts.PLAIN, """
            root port: root port, ACS SV+RR+CR+UF
              upstream port: upstream port
                switch port: downstream port
                  function: endpoint
            """),
    D12("D12", "a card below a switch without ACS, the kernel has its peer", Facts.KERNEL_HAS_PEER, """
            root port: root port
              upstream port: upstream port
                switch port: downstream port
                  function: endpoint
                other switch port: downstream port
                  peer: endpoint
            """),
    D12B("D12b", "the same below a root port with ACS", Facts.KERNEL_HAS_PEER, """
            root port: root port, ACS SV+RR+CR+UF
              upstream port: upstream port
                switch port: downstream port
                  function: endpoint
                other switch port: downstream port
                  peer: endpoint
            """),
    D13("D13", "a card below a switch without ACS, nobody has its peer", Facts.PLAIN, D12.tree),
    D13B("D13b", "a card below a switch port with ACS, its peer below one without", Facts.KERNEL_HAS_PEER, """
            root port: root port, ACS SV+RR+CR+UF
              upstream port: upstream port
                switch port: downstream port, ACS SV+RR+CR+UF
                  function: endpoint
                other switch port: downstream port
                  peer: endpoint
            """),
    D14("D14", "a card below a switch port without upstream forwarding", Facts.PLAIN, """
            root port: root port, ACS SV+RR+CR+UF
              upstream port: upstream port
                switch port: downstream port, ACS SV+RR+CR
                  function: endpoint
            """),
    D15("D15", "a card below a switch whose ports do not redirect requests", Facts.KERNEL_HAS_PEER, """
            root port: root port, ACS SV+RR+CR+UF
              upstream port: upstream port
                switch port: downstream port, ACS SV+CR+UF
                  function: endpoint
                other switch port: downstream port, ACS SV+CR+UF
                  peer: endpoint
            """),
    D16("D16", "a card below a root port that implements nothing but SV and RR", Facts.PLAIN, """
            root port: root port, ACS SV+RR of SV+RR, forwards
              function: endpoint
            """),
    D17("D17", "a card behind a conventional bridge, the kernel has its peer", Facts.KERNEL_HAS_PEER, """
            root port: root port, ACS SV+RR+CR+UF
              bridge: PCIe-to-PCI bridge
                function: PCI device
                peer: PCI device
            """),
    D18("D18", "a conventional function on a root bus", Facts.PLAIN, """
            function: PCI device
            peer: PCI device
            """),
    D19("D19", "a virtual function of a device that routes between its functions", Facts.PLAIN, """
            PF: integrated endpoint, routes inside
            """),
    D20("D20", "an integrated endpoint with ATS switched on", Facts.PLAIN, """
            function: integrated endpoint, ATS
            """);

    private final String row;
    private final String words;
    private final Facts facts;
    private final String tree;

    Place(String row, String words, Facts facts, String tree) {
        this.row = row;
        this.words = words;
        this.facts = facts;
        this.tree = tree;
    }

    public static Place named(String words) {
        return Words.find(words, values(), each -> each.words);
    }

    public String row() {
        return row;
    }

    public String words() {
        return words;
    }

    Facts facts() {
        return facts;
    }

    String tree() {
        return tree;
    }

    /** What is true of the machine besides its tree. */
    enum Facts {
        PLAIN(Platform.PLAIN),
        LISTED(Platform.PLAIN.withOnChip(List.of(Bench.CHIP), List.of(Shape.HISI_ON_CHIP_BRIDGE))),
        VOUCHED(Platform.PLAIN.withIsolated(List.of(Bench.CHIP))),
        ROUTING(Platform.PLAIN.withIntegrated(PeerToPeer.DIRECT)),
        UNTRANSLATED(Platform.PLAIN),
        KERNEL_HAS_PEER(Platform.PLAIN);

        private final Platform platform;

        Facts(Platform platform) {
            this.platform = platform;
        }

        Platform platform() {
            return platform;
        }
    }
}

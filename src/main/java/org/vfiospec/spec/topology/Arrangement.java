package org.vfiospec.spec.topology;

import org.vfiospec.pci.Platform;
import org.vfiospec.pci.Platform.PeerToPeer;
import org.vfiospec.spec.Words;

/** Where a function and its peer sit, by the words of the features. */
public enum Arrangement {
    ROOT_BUS("on a root bus", Platform.PLAIN, """
            function: integrated endpoint
            peer: integrated endpoint
            """),
    ROUTING_ROOT_BUS(
            "on a root bus that routes between endpoints",
            Platform.PLAIN.withIntegrated(PeerToPeer.DIRECT),
            ROOT_BUS.tree),
    MULTIFUNCTION_ON_ROOT_BUS("in an integrated device of two functions without ACS", Platform.PLAIN, """
            function: integrated endpoint, routes inside
            peer: integrated endpoint, function 1
            """),
    MULTIFUNCTION_WITH_ACS("in an integrated device of two functions with ACS", Platform.PLAIN, """
            function: integrated endpoint, routes inside, ACS SV+RR+CR+UF
            peer: integrated endpoint, function 1, routes inside, ACS SV+RR+CR+UF
            """),
    ROOT_PORT_WITH_ACS("below a root port with ACS", routingBetweenRootPorts(), """
            root port: root port, ACS SV+RR+CR+UF
              function: endpoint
            other root port: root port, ACS SV+RR+CR+UF
              peer: endpoint
            """),
    ROOT_PORT_WITHOUT_ACS("below a root port without ACS", routingBetweenRootPorts(), """
            root port: root port
              function: endpoint
            other root port: root port
              peer: endpoint
            """),
    ROOT_PORT_THAT_FORWARDS("below a root port without ACS that forwards", Platform.PLAIN, """
            root port: root port, forwards
              function: endpoint
            """),
    ROOT_PORT_THAT_REJECTS("below a root port without ACS that rejects", Platform.PLAIN, """
            root port: root port, rejects
              function: endpoint
            """),
    SWITCH_WITH_ACS("below a switch with ACS", Platform.PLAIN, switchWith(", ACS SV+RR+CR+UF", ", ACS SV+RR+CR+UF")),
    SWITCH_WITHOUT_FORWARDING(
            "below a switch without upstream forwarding",
            Platform.PLAIN,
            switchWith(", ACS SV+RR+CR", ", ACS SV+RR+CR")),
    SWITCH_WITHOUT_ACS("below a switch without ACS", Platform.PLAIN, switchWith("", "")),
    OPEN_PORT_BESIDE_CLOSED(
            "below a switch port without ACS, its peer below one with ACS",
            Platform.PLAIN,
            switchWith("", ", ACS SV+RR+CR+UF")),
    CLOSED_PORT_BESIDE_OPEN(
            "below a switch port with ACS, its peer below one without ACS",
            Platform.PLAIN,
            switchWith(", ACS SV+RR+CR+UF", "")),
    MULTIFUNCTION_CARD("in a card of two functions without ACS", Platform.PLAIN, """
            root port: root port, ACS SV+RR+CR+UF
              function: endpoint, routes inside
              peer: endpoint, function 1
            """),
    CONVENTIONAL_BUS("on a conventional bus", Platform.PLAIN, """
            root port: root port, ACS SV+RR+CR+UF
              bridge: PCIe-to-PCI bridge
                function: PCI device
                peer: PCI device
            """),
    ON_CHIP_BRIDGE("below an on-chip bridge", Platform.PLAIN, """
            on-chip bridge: on-chip bridge, ACS SV+RR+CR+UF
              function: endpoint
            other on-chip bridge: on-chip bridge, ACS SV+RR+CR+UF
              peer: endpoint
            """),
    LOOPBACK("in a device with a loopback of its own", Platform.PLAIN, """
            function: integrated endpoint, loops back
            """),
    ATS_UNBLOCKED("with ATS below a port that blocks no translated request", Platform.PLAIN, """
            root port: root port, ACS SV+RR+CR+UF
              function: endpoint, ATS
            """),
    ATS_BLOCKED("with ATS below a port that blocks translated requests", Platform.PLAIN, """
            root port: root port, ACS SV+TB+RR+CR+UF
              function: endpoint, ATS
            """),
    VIRTUAL("in a physical function that routes to its siblings inside", Platform.PLAIN, """
            PF: integrated endpoint, routes inside
            """);

    private final String words;
    private final Platform platform;
    private final String tree;

    Arrangement(String words, Platform platform, String tree) {
        this.words = words;
        this.platform = platform;
        this.tree = tree;
    }

    public static Arrangement named(String words) {
        return Words.find(words, values(), each -> each.words);
    }

    public String words() {
        return words;
    }

    Platform platform() {
        return platform;
    }

    String tree() {
        return tree;
    }

    private static Platform routingBetweenRootPorts() {
        return Platform.PLAIN.withRootPorts(PeerToPeer.DIRECT);
    }

    private static String switchWith(String port, String other) {
        return """
                root port: root port, ACS SV+RR+CR+UF
                  upstream port: upstream port
                    switch port: downstream port%s
                      function: endpoint
                    other switch port: downstream port%s
                      peer: endpoint
                """.formatted(port, other);
    }
}

package org.vfiospec.pci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.pci.Machines.booted;
import static org.vfiospec.pci.Machines.in;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfiospec.pci.Platform.PeerToPeer;
import org.vfiospec.pci.Route.End;
import org.vfiospec.pci.config.Acs;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.shape.Scratch;

class RoutingTest {
    private static final String SWITCH = """
            root port: root port, ACS none
              upstream port: upstream port
                port 1: downstream port, ACS none
                  card 1: endpoint
                port 2: downstream port, ACS none
                  card 2: endpoint
            """;

    private static final List<Acs> CONTROLS = List.of(Acs.SV, Acs.RR, Acs.CR, Acs.UF);

    private final Fabric fabric = booted(SWITCH, Platform.PLAIN);
    private final PciFunction card = in(fabric, "card 1");
    private final PciFunction port = in(fabric, "port 1");
    private final PciFunction root = in(fabric, "root port");

    private static void set(PciFunction port, Set<Acs> enabled) {
        port.config().write(port.config().find(Capability.ACS) + 6, 2, Acs.mask(enabled));
    }

    private static Set<Acs> combination(int number) {
        int mask = 0;
        for (int i = 0; i < CONTROLS.size(); i++) {
            mask |= (number >> i & 1) * Acs.mask(Set.of(CONTROLS.get(i)));
        }
        return Acs.of(mask);
    }

    /** Whether a port sends back what it got from below for something below: written as one formula, not as a walk. */
    private static boolean turns(Set<Acs> enabled, TurnAround habit) {
        return !enabled.contains(Acs.UF) && habit == TurnAround.REFLECT;
    }

    private static boolean stops(Set<Acs> enabled, TurnAround habit) {
        return !enabled.contains(Acs.UF) && habit == TurnAround.REJECT;
    }

    @Test
    void every_combination_of_controls_and_habits_routes_as_the_formula_says() {
        int checked = 0;
        for (TurnAround atPort : TurnAround.values()) {
            for (TurnAround atRoot : TurnAround.values()) {
                port.made(Silicon.of(atPort));
                root.made(Silicon.of(atRoot));
                for (int number = 0; number < 256; number++, checked++) {
                    Set<Acs> low = combination(number & 15);
                    Set<Acs> high = combination(number >> 4);
                    set(port, low);
                    set(root, high);
                    checkOwnRegisters(low, atPort, high, atRoot);
                    checkPeer(low, high, atRoot);
                    checkMemory();
                }
            }
        }
        assertThat(checked).isEqualTo(9 * 256);
    }

    private void checkOwnRegisters(Set<Acs> low, TurnAround atPort, Set<Acs> high, TurnAround atRoot) {
        boolean back = turns(low, atPort) || !stops(low, atPort) && turns(high, atRoot);
        boolean lost = stops(low, atPort) || !turns(low, atPort) && stops(high, atRoot);
        assertThat(fabric.route(card, card.bar(2).address() + 0x8000))
                .as("%s %s below %s %s to own BAR", low, atPort, high, atRoot)
                .returns(back ? End.PEER : lost ? End.REJECTED : End.UPSTREAM, Route::end);
    }

    private void checkPeer(Set<Acs> low, Set<Acs> high, TurnAround atRoot) {
        boolean straight = !low.contains(Acs.RR);
        boolean peer = straight || turns(high, atRoot);
        boolean lost = !straight && stops(high, atRoot);
        assertThat(fabric.route(card, in(fabric, "card 2").bar(2).address()))
                .as("%s below %s %s to the peer", low, high, atRoot)
                .returns(peer ? End.PEER : lost ? End.REJECTED : End.UPSTREAM, Route::end);
    }

    private void checkMemory() {
        assertThat(fabric.route(card, 0x20_8000_0000L).end()).isEqualTo(End.UPSTREAM);
    }

    @Test
    void a_route_names_what_it_passed_and_where_it_ended() {
        Route route = fabric.route(card, in(fabric, "card 2").bar(2).address() + 0x10);

        assertThat(route).hasToString("card 1 → port 1 (straight to its peer) → port 2 → card 2 BAR2");
        assertThat(route.offset()).isEqualTo(0x10);
    }

    /** The table of PCI Express 6.12.3 on redirect and egress control; port 2 is bit 1 of the vector. */
    @ParameterizedTest(name = "controls {0}, vector {1}")
    @CsvSource({
        "none, 0, PEER",
        "none, 2, PEER",
        "EC, 0, PEER",
        "EC, 1, PEER",
        "EC, 2, REJECTED",
        "RR, 0, UPSTREAM",
        "RR, 2, UPSTREAM",
        "RR+EC, 0, PEER",
        "RR+EC, 1, PEER",
        "RR+EC, 2, UPSTREAM"
    })
    void egress_control_decides_by_its_vector_and_redirect_about_what_that_denies(
            String controls, int vector, End expected) {
        set(root, Set.of(Acs.UF));
        set(port, Acs.parse(controls));
        port.config().write(port.config().find(Capability.ACS) + 8, 4, vector);

        assertThat(fabric.route(card, in(fabric, "card 2").bar(2).address()).end())
                .isEqualTo(expected);
    }

    @Test
    void what_egress_control_denies_is_rejected_by_the_port() {
        set(port, Set.of(Acs.EC));
        port.config().write(port.config().find(Capability.ACS) + 8, 4, 1 << 1);

        assertThat(fabric.route(card, in(fabric, "card 2").bar(2).address()))
                .hasToString("card 1 → port 1 (rejects: egress control)");
    }

    @Test
    void a_forged_requester_id_is_rejected_by_source_validation_alone() {
        Request forged = Request.write(card, 0x20_8000_0000L, 4).forging(0x4200);

        assertThat(fabric.route(forged).end()).isEqualTo(End.UPSTREAM);
        set(port, Set.of(Acs.SV));
        assertThat(fabric.route(forged)).hasToString("card 1 → port 1 (rejects: source validation)");
        assertThat(fabric.route(Request.write(card, 0x20_8000_0000L, 4).forging(0x0000)))
                .hasToString("card 1 → port 1 (rejects: source validation)");
    }

    @Test
    void a_translated_request_is_blocked_or_goes_straight_to_its_peer() {
        long peer = in(fabric, "card 2").bar(2).address();
        Request translated = Request.write(card, peer, 4).asTranslated();

        set(root, Set.of(Acs.UF));
        set(port, Set.of(Acs.RR, Acs.DT));
        assertThat(fabric.route(translated).end()).isEqualTo(End.PEER);
        assertThat(fabric.route(card, peer).end()).isEqualTo(End.UPSTREAM);
        set(port, Set.of(Acs.RR, Acs.TB));
        assertThat(fabric.route(translated).end()).isEqualTo(End.REJECTED);
        assertThat(fabric.route(card, peer).end()).isEqualTo(End.UPSTREAM);
    }

    @Test
    void a_port_without_bus_mastering_forwards_nothing_upstream() {
        port.config().write(4, 2, 0x2);

        assertThat(fabric.route(card, 0x20_8000_0000L).end()).isEqualTo(End.REJECTED);
    }

    @Test
    void a_function_that_does_not_decode_is_not_found() {
        PciFunction peer = in(fabric, "card 2");
        long address = peer.bar(2).address();
        peer.config().write(4, 2, 0);

        Route route = fabric.route(card, address);

        assertThat(route)
                .hasToString("card 1 → port 1 (straight to its peer) → port 2 (rejects: nobody below answers)");
    }

    @Test
    void a_request_across_a_page_boundary_is_routed_in_two_pieces() {
        long end = card.bar(2).address() + 0x1_0000;

        boolean done = fabric.issue(Request.write(card, end - 4, 8), ByteBuffer.allocate(8));

        assertThat(done).isFalse();
        assertThat(card.fabric().route(card, end - 4).end()).isEqualTo(End.PEER);
    }

    @Test
    void root_ports_exchange_requests_only_where_the_platform_lets_them_and_acs_does_not_redirect() {
        String two = """
                root port 1: root port, ACS none
                  card 1: endpoint
                root port 2: root port, ACS none
                  card 2: endpoint
                """;
        Fabric direct = booted(two, Platform.PLAIN.withRootPorts(PeerToPeer.DIRECT));
        Fabric none = booted(two, Platform.PLAIN);

        assertThat(toPeer(direct).end()).isEqualTo(End.PEER);
        assertThat(toPeer(none).end()).isEqualTo(End.UPSTREAM);
        set(in(direct, "root port 1"), Set.of(Acs.RR));
        assertThat(toPeer(direct).end()).isEqualTo(End.UPSTREAM);
    }

    @Test
    void what_a_root_port_has_forwarded_is_not_sent_back_by_the_root_complex() {
        Fabric direct = booted("""
                root port: root port, ACS UF
                  card: endpoint
                """, Platform.PLAIN.withRootPorts(PeerToPeer.DIRECT));
        PciFunction below = in(direct, "card");

        assertThat(direct.route(below, below.bar(2).address()).end()).isEqualTo(End.UPSTREAM);
    }

    @Test
    void a_conventional_bridge_passes_up_what_is_not_for_the_bus_behind_it() {
        Fabric behind = booted("""
                root port: root port, ACS SV+RR+CR+UF
                  bridge: PCIe-to-PCI bridge
                    card: PCI device
                """, Platform.PLAIN);
        PciFunction below = in(behind, "card");

        assertThat(behind.route(below, 0x20_8000_0000L).end()).isEqualTo(End.UPSTREAM);
        assertThat(behind.route(below, below.bar(2).address() + 0x1_0000))
                .hasToString("card → bridge (rejects: nobody on the shared bus answers)");
    }

    @Test
    void a_function_without_bus_mastering_puts_nothing_on_the_bus() {
        PciFunction peer = in(fabric, "card 2");
        BusMaster bus = Scratch.of(card.model()).bus();
        byte[] read = {1, 2, 3, 4};
        card.config().write(4, 2, 0x2);

        assertThat(bus.write(peer.bar(2).address(), new byte[] {1, 2, 3, 4})).isFalse();
        assertThat(bus.read(peer.bar(2).address(), read)).isFalse();

        assertThat(peer.map(2, "test").read(0, 4)).isZero();
        assertThat(read).containsOnly(0xff);
    }

    private static Route toPeer(Fabric fabric) {
        return fabric.route(in(fabric, "card 1"), in(fabric, "card 2").bar(2).address());
    }
}

package org.vfiospec.pci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vfiospec.pci.Platform.PeerToPeer;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.pci.config.PortType;
import org.vfiospec.pci.shape.Scratch;
import org.vfiospec.pci.shape.Tree;
import org.vfiospec.trace.Trace;

class KnownRoutesTest {
    private static final String TREE = """
            root port: root port, ACS none
              upstream port: upstream port
                port 1: downstream port, ACS none
                  card 1: endpoint
                port 2: downstream port, ACS none
                  card 2: endpoint
            other root port: root port, ACS none
              card 3: endpoint
            """;
    private static final int CHANGES = 5_000;
    private static final int REQUESTS = 16;

    private final Random random = new Random(1);
    private final Fabric fabric = new Fabric(new Trace(), Platform.PLAIN.withRootPorts(PeerToPeer.DIRECT));

    private void build() {
        Tree.parse(TREE)
                .plant(
                        fabric.rootBus(0, 0),
                        (name, type) -> type == PortType.ENDPOINT
                                ? Scratch.physical(name, type, 3, 1, 1)
                                : Scratch.chip(name, type));
        fabric.boot();
        fabric.functions().forEach(Machines::enable);
    }

    @Test
    void whatever_is_changed_a_request_takes_the_way_that_is_there_now() {
        build();
        int ends = 0;
        for (int change = 0; change < CHANGES; change++) {
            List<Request> requests =
                    Stream.generate(this::anyRequest).limit(REQUESTS).toList();
            requests.forEach(fabric::route);
            changeSomething(any(fabric.functions()));
            for (Request request : requests) {
                Route now = new Router(request).route();
                assertThat(fabric.route(request)).isEqualTo(now);
                ends |= 1 << now.end().ordinal();
            }
        }
        assertThat(ends).as("every end of a way has been reached").isEqualTo(0b111);
    }

    private void changeSomething(PciFunction function) {
        ConfigSpace config = function.config();
        int acs = config.find(Capability.ACS);
        int sriov = config.find(Capability.SRIOV);
        switch (random.nextInt(12)) {
            case 0 -> config.write(ConfigSpace.COMMAND, 2, random.nextInt(8));
            case 1 -> config.write(acs == 0 ? ConfigSpace.COMMAND : acs + 6, 2, random.nextInt(128));
            case 2 -> config.write(acs == 0 ? ConfigSpace.COMMAND : acs + 8, 4, random.nextInt(4));
            case 3 -> config.write(ConfigSpace.BAR0 + 8, 4, 0xe000_0000 + (random.nextInt(64) << 16));
            case 4 -> config.write(0x20, 4, 0xe010_e000 + random.nextInt(32) * 0x10);
            case 5 -> config.write(ConfigSpace.SECONDARY_BUS, 1, random.nextInt(8));
            case 6 -> config.write(sriov == 0 ? 0 : sriov + 0x10, 2, random.nextInt(4));
            case 7 -> config.write(sriov == 0 ? 0 : sriov + 0x08, 2, random.nextBoolean() ? 9 : 0);
            case 8 -> function.made(anySilicon());
            case 9 -> function.reset();
            case 10 -> {
                if (!function.bus().isRoot()) {
                    function.bus().reset("kernel");
                }
            }
            default -> fabric.functions().forEach(Machines::enable);
        }
    }

    private Silicon anySilicon() {
        return new Silicon(any(List.of(TurnAround.values())), any(List.of(InternalPath.values())));
    }

    private Request anyRequest() {
        Request request = Request.write(any(fabric.functions()), anyAddress(), 1);
        Request signed = random.nextInt(4) == 0 ? request.forging(random.nextInt(0x800)) : request;
        return random.nextInt(4) == 0 ? signed.asTranslated() : signed;
    }

    /** Near the edge of a BAR or of a window, for that is where one way ends and another begins. */
    private long anyAddress() {
        PciFunction near = any(fabric.functions());
        long edge = near.bars().isEmpty() ? 0xe000_0000L : near.bars().get(0).address();
        return edge + random.nextInt(-2, 3) * 0x1_0000L - random.nextInt(2);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}

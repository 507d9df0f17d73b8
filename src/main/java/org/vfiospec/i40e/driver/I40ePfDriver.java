package org.vfiospec.i40e.driver;

import static org.vfiospec.i40e.PfRegister.VFGEN_RSTAT1;
import static org.vfiospec.i40e.PfRegister.VPGEN_VFRSTAT;
import static org.vfiospec.i40e.PfRegister.VPGEN_VFRTRIG;
import static org.vfiospec.i40e.PfRegister.VPINT_LNKLSTN;
import static org.vfiospec.i40e.PfRegister.VPLAN_MAPENA;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vfiospec.i40e.AddressList;
import org.vfiospec.i40e.MacAddress;
import org.vfiospec.i40e.Message;
import org.vfiospec.i40e.PfChannel;
import org.vfiospec.i40e.PfSoftware;
import org.vfiospec.i40e.QueuePair;
import org.vfiospec.i40e.QueueSelect;
import org.vfiospec.i40e.QueueType;
import org.vfiospec.i40e.VectorMap;
import org.vfiospec.i40e.VfLayout;
import org.vfiospec.i40e.Virtchnl;
import org.vfiospec.pci.DeviceId;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.PciDriver;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.uapi.Errno;

/** The driver of the PF (i40e), as far as VFs need it: it resets them, and sets up their queues on their behalf. */
public final class I40ePfDriver implements PciDriver, PfSoftware {
    private static final String NAME = "i40e";
    private static final int REGISTERS = 0;
    private static final int RESET = 1;
    private static final int MAPPED = 1;
    private static final int MAJOR = 1;
    private static final int MINOR = 1;

    private final PfChannel channel;
    private final Map<Integer, VfRecord> vfs = new TreeMap<>();
    private PfAccess access;

    /** A driver for one chip. */
    public I40ePfDriver(PfChannel channel) {
        this.channel = channel;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<DeviceId> ids() {
        return List.of(DeviceId.of(0x8086, 0x1572));
    }

    @Override
    public Errno probe(PciFunction function) {
        function.writeConfig(NAME, ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_MEMORY | ConfigSpace.COMMAND_MASTER);
        start(function.map(REGISTERS, NAME));
        return Errno.OK;
    }

    /** What a probe does on plain registers. */
    public void start(Mmio bar0) {
        access = new PfAccess(bar0);
        channel.attach(this);
    }

    @Override
    public void remove(PciFunction function) {
        function.sriov().disable(NAME);
    }

    /** What a write to {@code sriov_numvfs} does. */
    public Errno enableVfs(PciFunction function, int count) {
        return function.sriov().enable(NAME, count);
    }

    VfRecord vf(int number) {
        return vfs.computeIfAbsent(number, none -> new VfRecord());
    }

    /** Someone wants to know when queues of a VF are set up or switched. */
    void onQueuesChanged(int vf, Runnable listener) {
        vf(vf).listener = listener;
    }

    @Override
    public Optional<Message> received(int vf, Message message) {
        Optional<Virtchnl> operation = Virtchnl.of(message.operation());
        if (operation.isPresent() && operation.get() == Virtchnl.RESET_VF) {
            reset(vf);
            return Optional.empty();
        }
        return Optional.of(operation
                .map(known -> serve(vf, known, message))
                .orElseGet(() -> message.answer(Message.NOT_SUPPORTED, new byte[0])));
    }

    private Message serve(int vf, Virtchnl operation, Message message) {
        return switch (operation) {
            case VERSION -> message.answer(Message.OK, words(MAJOR, MINOR));
            case GET_VF_RESOURCES -> message.answer(Message.OK, resources(vf));
            default ->
                message.answer(
                        vf(vf).active ? obey(vf, operation, message.body()) : Message.BAD_PARAMETER, new byte[0]);
        };
    }

    private int obey(int vf, Virtchnl operation, byte[] body) {
        VfQueues queues = new VfQueues(access, vf);
        boolean good = switch (operation) {
            case CONFIG_VSI_QUEUES -> queues.configure(QueuePair.in(body));
            case CONFIG_IRQ_MAP -> queues.map(VectorMap.in(body));
            case ENABLE_QUEUES -> switchQueues(queues, body, true);
            case DISABLE_QUEUES -> switchQueues(queues, body, false);
            case ADD_ETH_ADDR -> add(vf, AddressList.in(body));
            case DEL_ETH_ADDR -> remove(vf, AddressList.in(body));
            case VERSION, RESET_VF, GET_VF_RESOURCES -> false;
        };
        vf(vf).listener.run();
        return good ? Message.OK : Message.BAD_PARAMETER;
    }

    private static boolean switchQueues(VfQueues queues, byte[] body, boolean on) {
        return QueueSelect.in(body)
                .map(select -> queues.enable(QueueType.RECEIVE, select.receive(), on)
                        && queues.enable(QueueType.TRANSMIT, select.transmit(), on))
                .orElse(false);
    }

    boolean add(int vf, List<MacAddress> addresses) {
        List<MacAddress> known = vf(vf).addresses;
        if (addresses.isEmpty() || known.size() + addresses.size() > VfRecord.MOST_ADDRESSES) {
            return false;
        }
        addresses.stream().filter(address -> !known.contains(address)).forEach(address -> {
            known.add(address);
            channel.add(vf, address);
        });
        return true;
    }

    private boolean remove(int vf, List<MacAddress> addresses) {
        boolean known = vf(vf).addresses.containsAll(addresses);
        if (known) {
            vf(vf).addresses.removeAll(addresses);
            addresses.forEach(address -> channel.remove(vf, address));
        }
        return known && !addresses.isEmpty();
    }

    // struct virtchnl_vf_resource with one struct virtchnl_vsi_resource.
    private byte[] resources(int vf) {
        vf(vf).active = true;
        return ByteBuffer.allocate(36)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 1)
                .putShort((short) VfLayout.QUEUES)
                .putShort((short) VfLayout.VECTORS)
                .putShort(20, (short) VfLayout.VSI)
                .putShort(22, (short) VfLayout.QUEUES)
                .array();
    }

    private static byte[] words(int first, int second) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(first)
                .putInt(second)
                .array();
    }

    /** Resets a VF from the PF's side (i40e_trigger_vf_reset). */
    Errno reset(int vf) {
        access.write(VPGEN_VFRTRIG, vf, RESET);
        boolean done = access.poll(() -> (access.read(VPGEN_VFRSTAT, vf) & 1) != 0);
        access.write(VPGEN_VFRTRIG, vf, 0);
        vfWasReset(vf);
        return done ? Errno.OK : Errno.ETIMEDOUT;
    }

    /** After a reset (i40e_cleanup_reset_vf): nothing is left of the VF's driver, and a new one may come. */
    @Override
    public void vfWasReset(int vf) {
        VfRecord old = vf(vf);
        old.addresses.forEach(address -> channel.remove(vf, address));
        old.addresses.clear();
        old.active = false;
        for (int vector = 1; vector < VfLayout.VECTORS; vector++) {
            access.write(VPINT_LNKLSTN, VfLayout.vectorIndex(vf, vector), VfLayout.NO_QUEUE);
        }
        access.write(VPLAN_MAPENA, vf, MAPPED);
        access.write(VFGEN_RSTAT1, vf, VfLayout.ACTIVE);
        old.listener.run();
    }
}

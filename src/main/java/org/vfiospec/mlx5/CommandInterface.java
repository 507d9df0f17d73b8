package org.vfiospec.mlx5;

import static org.vfiospec.mlx5.PfRegister.ACTUAL;
import static org.vfiospec.mlx5.PfRegister.BUFFER;
import static org.vfiospec.mlx5.PfRegister.COMMAND;
import static org.vfiospec.mlx5.PfRegister.REQUIRED;
import static org.vfiospec.mlx5.PfRegister.SIZE;
import static org.vfiospec.mlx5.PfRegister.STATUS;
import static org.vfiospec.mlx5.PfRegister.VHCA_ID;

import org.vfiospec.pci.Mmio;
import org.vfiospec.uapi.Errno;

/** The kernel's end of the firmware command interface, for one virtual function. */
final class CommandInterface {
    private static final int POLLS = 16;

    private final Mmio pf;
    private final int function;
    private final DmaBuffer buffer;

    /** @param function number of the virtual function, counted from 0 */
    CommandInterface(Mmio pf, int function, DmaBuffer buffer) {
        this.pf = pf;
        this.function = function;
        this.buffer = buffer;
    }

    Errno run(Command command) {
        write(VHCA_ID, function);
        write(COMMAND, command.word());
        long status = read(STATUS);
        for (int i = 0; i < POLLS && status == Mlx5Pf.BUSY; i++) {
            status = read(STATUS);
        }
        return errno((int) status);
    }

    /** Bytes that a save would give now; 0 if the firmware does not say. */
    long required(Command query) {
        return run(query).failed() ? 0 : read(REQUIRED);
    }

    /** An image of the function, or nothing if {@code save} failed as {@link Result#errno()} says. */
    Result save(Command query, Command save) {
        buffer.reserve(required(query));
        offer(buffer.size());
        Errno outcome = run(save);
        return new Result(outcome, outcome.failed() ? new byte[0] : buffer.read((int) read(ACTUAL)));
    }

    record Result(Errno errno, byte[] image) {}

    Errno load(byte[] image) {
        buffer.reserve(image.length);
        buffer.write(image);
        offer(image.length);
        return run(Command.LOAD);
    }

    private void offer(long size) {
        write(BUFFER, buffer.address());
        write(SIZE, size);
    }

    private long read(PfRegister register) {
        return pf.read(register.offset(), register.width());
    }

    private void write(PfRegister register, long value) {
        pf.write(register.offset(), register.width(), value);
    }

    // As mlx5_cmd_check: a status is a reason, all ones are a function that is not there.
    private static Errno errno(int status) {
        return switch (status) {
            case Mlx5Pf.OK -> Errno.OK;
            case Mlx5Pf.BUSY -> Errno.ETIMEDOUT;
            case Mlx5Pf.BAD_OPERATION, Mlx5Pf.BAD_PARAMETER, Mlx5Pf.BAD_RESOURCE_STATE -> Errno.EINVAL;
            case Mlx5Pf.BAD_SIZE -> Errno.ENOMEM;
            default -> Errno.EIO;
        };
    }
}

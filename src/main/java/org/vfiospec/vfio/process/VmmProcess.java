package org.vfiospec.vfio.process;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import org.vfiospec.trace.Hex;
import org.vfiospec.trace.SystemCall;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.Request;
import org.vfiospec.vfio.SystemCalls;

/** A user process on the machine in this JVM; every call it makes is recorded with its outcome. */
public final class VmmProcess implements SystemCalls {
    private final String party;
    private final Surroundings kernel;
    private final DescriptorTable files;
    private final AddressSpace memory;
    private long lockedMemoryLimit = Long.MAX_VALUE;

    /** What a process needs of its kernel. */
    public interface Surroundings {

        /** Opens a path for a process; returns a descriptor of it, or {@code -errno}. */
        int open(String path, VmmProcess caller);

        /** Zeroed memory, or nothing if there is not enough. */
        Optional<Mappable> anonymous(long size);

        Trace trace();
    }

    public VmmProcess(String party, Surroundings kernel) {
        this(party, kernel, new DescriptorTable(), new AddressSpace());
    }

    private VmmProcess(String party, Surroundings kernel, DescriptorTable files, AddressSpace memory) {
        this.party = party;
        this.kernel = kernel;
        this.files = files;
        this.memory = memory;
    }

    /** The same process under the name of one of its threads, such as the guest's CPU. */
    public VmmProcess thread(String name) {
        return new VmmProcess(name, kernel, files, memory);
    }

    public String party() {
        return party;
    }

    public AddressSpace memory() {
        return memory;
    }

    /** Gives the process a descriptor for a file; returns it, or {@code -errno}. */
    public int install(OpenFile file) {
        return files.add(file);
    }

    /** The file behind a descriptor. */
    public Optional<OpenFile> file(int fd) {
        return files.get(fd);
    }

    /** {@code RLIMIT_MEMLOCK} in bytes; without a call there is none. */
    public void limitLockedMemory(long bytes) {
        lockedMemoryLimit = bytes;
    }

    public long lockedMemoryLimit() {
        return lockedMemoryLimit;
    }

    /** {@code copy_to_user}: the kernel writes to an address of this process. */
    public Errno copyOut(long address, ByteBuffer bytes) {
        return memory.store(party, address, bytes);
    }

    /** {@code copy_from_user}: the kernel fills {@code into} from an address of this process. */
    public Errno copyIn(long address, ByteBuffer into) {
        return memory.load(party, address, into);
    }

    /** The process ends: its files are closed, the latest first. */
    public void exit() {
        files.newestFirst().forEach(this::close);
    }

    @Override
    public int open(String path) {
        return (int) recorded("open", path, "", () -> kernel.open(path, this));
    }

    @Override
    public int ioctl(int fd, int request, ByteBuffer argument) {
        return ioctl(fd, request, Argument.of(argument));
    }

    @Override
    public int ioctl(int fd, int request, long argument) {
        return ioctl(fd, request, Argument.of(argument));
    }

    private int ioctl(int fd, int number, Argument argument) {
        Optional<Request> request = file(fd).flatMap(OpenFile::target).flatMap(target -> Request.of(target, number));
        String target =
                nameOf(fd) + " " + request.map(Request::name).orElseGet(() -> Hex.of(Integer.toUnsignedLong(number)));
        int result = onFile(
                fd,
                file -> request.map(known -> file.ioctl(known, argument, this))
                        .orElse(file.unknownRequest().result()));
        String text = request.map(known -> ArgumentText.of(known, argument)).orElse("");
        return (int) recorded("ioctl", target, text, () -> result);
    }

    @Override
    public int pread(int fd, ByteBuffer into, long offset) {
        ByteBuffer bytes = ByteBuffer.allocate(into.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        int result = into.isReadOnly()
                ? Errno.EFAULT.result()
                : onFile(fd, file -> offset < 0 ? Errno.EINVAL.result() : file.pread(bytes, offset));
        ByteBuffer got = bytes.rewind().limit(Math.max(result, 0));
        if (result > 0) {
            into.duplicate().put(got.duplicate());
        }
        return (int) recorded("pread", nameOf(fd, offset), ArgumentText.of(got, into.remaining()), () -> result);
    }

    @Override
    public int pwrite(int fd, ByteBuffer from, long offset) {
        ByteBuffer bytes = ByteBuffer.allocate(from.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(from.duplicate()).flip();
        String text = ArgumentText.of(bytes, bytes.remaining());
        String target = nameOf(fd, offset);
        int result = onFile(fd, file -> offset < 0 ? Errno.EINVAL.result() : file.pwrite(bytes, offset));
        return (int) recorded("pwrite", target, text, () -> result);
    }

    /** Not recorded: it moves nothing, and a VMM does it all the time. */
    @Override
    public boolean poll(int fd) {
        return file(fd).map(OpenFile::isReadable).orElse(false);
    }

    @Override
    public int eventfd() {
        return (int) recorded("eventfd", "", "", () -> install(new EventFd("eventfd")));
    }

    // The thread is woken by every write and finds nothing to read after a write of 0.
    @Override
    public void watch(int fd, Runnable thread) {
        file(fd).filter(EventFd.class::isInstance)
                .map(EventFd.class::cast)
                .ifPresent(eventfd -> eventfd.listen(() -> {
                    if (eventfd.count() != 0) {
                        thread.run();
                    }
                }));
    }

    @Override
    public int close(int fd) {
        return (int) recorded("close", nameOf(fd), "", () -> files.close(fd).result());
    }

    @Override
    public long mmap(long length) {
        return recorded(
                "mmap",
                "anonymous memory",
                hex(length),
                () -> length <= 0
                        ? Errno.EINVAL.result()
                        : kernel.anonymous(length)
                                .map(found -> memory.map(found, length))
                                .orElse((long) Errno.ENOMEM.result()));
    }

    @Override
    public long mmap(int fd, long offset, long length) {
        return recorded(
                "mmap",
                nameOf(fd, offset),
                hex(length),
                () -> file(fd).map(file -> map(file, offset, length)).orElse((long) Errno.EBADF.result()));
    }

    @Override
    public long mmapPrivate(int fd, long offset, long length) {
        return recorded(
                "mmap",
                nameOf(fd, offset),
                hex(length) + " privately",
                () -> file(fd).map(OpenFile::mmapPrivate).orElse(Errno.EBADF).result());
    }

    private long map(OpenFile file, long offset, long length) {
        if (length <= 0 || offset < 0 || offset % AddressSpace.PAGE != 0) {
            return Errno.EINVAL.result();
        }
        Mappable mapped = file.mmap(offset, length);
        return mapped.verdict().failed() ? mapped.verdict().result() : memory.map(mapped, length);
    }

    @Override
    public int munmap(long address, long length) {
        return (int) recorded(
                "munmap",
                hex(address),
                hex(length),
                () -> memory.unmap(address, length).result());
    }

    @Override
    public int load(long address, ByteBuffer into) {
        return into.isReadOnly()
                ? Errno.EFAULT.result()
                : memory.load(party, address, into.slice().order(ByteOrder.LITTLE_ENDIAN))
                        .result();
    }

    @Override
    public int store(long address, ByteBuffer from) {
        return memory.store(party, address, from.slice().order(ByteOrder.LITTLE_ENDIAN))
                .result();
    }

    private int onFile(int fd, ToIntFunction<OpenFile> call) {
        return file(fd).map(call::applyAsInt).orElse(Errno.EBADF.result());
    }

    private String nameOf(int fd) {
        return file(fd).map(OpenFile::name).orElse("fd " + fd);
    }

    private String nameOf(int fd, long offset) {
        return file(fd).map(file -> file.nameOf(offset)).orElse("fd " + fd);
    }

    private static String hex(long number) {
        return Hex.of(number);
    }

    private long recorded(String call, String target, String value, LongSupplier action) {
        long result = action.getAsLong();
        Errno errno = Errno.of(result);
        String outcome = errno.failed() ? errno.name() : result > 0xffff ? hex(result) : Long.toString(result);
        kernel.trace().record(new SystemCall(party, call, target, value, outcome));
        return result;
    }
}

package org.vfiospec.vfio;

import java.nio.ByteBuffer;

/**
 * What user space can do: the system calls a VMM makes, on bytes, and the loads and stores of its CPUs.
 *
 * <p>This is all that a VMM, and every step of a feature that does not look inside the machine, knows of a device. The
 * machine in this process is one implementation; a device behind a socket or behind the host's {@code /dev/vfio} is
 * another. Buffers are little-endian and stand for the memory from their position to their limit; a call moves neither.
 * Results follow the kernel: zero or positive is success, a negative number is {@code -errno}.
 */
public interface SystemCalls {

    /** Opens {@code /dev/vfio/vfio} (a container) or {@code /dev/vfio/N} (a group); returns a descriptor. */
    int open(String path);

    /** A request whose argument is a structure or a string; the kernel may write into the buffer. */
    int ioctl(int fd, int request, ByteBuffer argument);

    /** A request whose argument is a plain number, or that has none (0). */
    int ioctl(int fd, int request, long argument);

    int pread(int fd, ByteBuffer into, long offset);

    int pwrite(int fd, ByteBuffer from, long offset);

    /** Whether there is something to read at once ({@code poll(2)} without waiting). */
    boolean poll(int fd);

    /** A new eventfd with count 0; {@code pread} of 8 bytes takes the count, or fails with {@code EAGAIN}. */
    int eventfd();

    /** A thread of the process waits for an eventfd: {@code thread} runs whenever its count stops being 0. */
    void watch(int eventfd, Runnable thread);

    int close(int fd);

    /** Maps {@code length} bytes of anonymous memory, zeroed; returns its address in the process. */
    long mmap(long length);

    /** Maps part of a device file shared, for reading and writing; returns its address or {@code -errno}. */
    long mmap(int fd, long offset, long length);

    /** Maps part of a device file privately, which no device file allows; returns {@code -errno}. */
    long mmapPrivate(int fd, long offset, long length);

    int munmap(long address, long length);

    /**
     * Loads bytes as a CPU does.
     *
     * @return 0, or {@code -EFAULT} where the real process would receive SIGSEGV or SIGBUS
     */
    int load(long address, ByteBuffer into);

    /** Stores bytes as a CPU does; aligned stores of 1, 2, 4, 8 and 16 bytes reach a device as one access. */
    int store(long address, ByteBuffer from);
}

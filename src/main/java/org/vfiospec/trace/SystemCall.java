package org.vfiospec.trace;

/**
 * A call from user space into the kernel.
 *
 * @param event the call: {@code ioctl}, {@code pread}, {@code mmap} ...
 * @param target the request and the object, by name
 * @param value the argument in words
 * @param outcome the result, or the name of the errno
 */
public record SystemCall(String party, String event, String target, String value, String outcome)
        implements TraceEvent {}

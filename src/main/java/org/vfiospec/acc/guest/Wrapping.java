package org.vfiospec.acc.guest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.vfiospec.acc.ZipEntry;

/** What stands around a deflate stream. The head is software's business, the trailer that of the hardware. */
enum Wrapping {
    RAW(ZipEntry.DEFLATE),
    ZLIB(ZipEntry.ZLIB, 0x78, 0x9c),
    GZIP(ZipEntry.GZIP, 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3);

    private final int requestType;
    private final byte[] head;

    Wrapping(int requestType, int... head) {
        this.requestType = requestType;
        this.head = new byte[head.length];
        for (int i = 0; i < head.length; i++) {
            this.head[i] = (byte) head[i];
        }
    }

    int requestType() {
        return requestType;
    }

    /** What the hardware gets to expand: compressed, without the head. */
    byte[] pack(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = packer(packed)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return Arrays.copyOfRange(packed.toByteArray(), head.length, packed.size());
    }

    private OutputStream packer(OutputStream to) throws IOException {
        return switch (this) {
            case RAW -> new DeflaterOutputStream(to, new Deflater(Deflater.BEST_SPEED, true));
            case ZLIB -> new DeflaterOutputStream(to);
            case GZIP -> new GZIPOutputStream(to);
        };
    }

    /** What the hardware has compressed, with a head put before it; empty if that is no stream. */
    byte[] unpack(byte[] result) {
        byte[] whole = Arrays.copyOf(head, head.length + result.length);
        System.arraycopy(result, 0, whole, head.length, result.length);
        try (InputStream in = unpacker(new ByteArrayInputStream(whole))) {
            return in.readAllBytes();
        } catch (IOException wrong) {
            return new byte[0];
        }
    }

    private InputStream unpacker(InputStream from) throws IOException {
        return switch (this) {
            case RAW -> new InflaterInputStream(from, new Inflater(true));
            case ZLIB -> new InflaterInputStream(from);
            case GZIP -> new GZIPInputStream(from);
        };
    }
}

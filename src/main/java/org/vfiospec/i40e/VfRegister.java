package org.vfiospec.i40e;

import static org.vfiospec.i40e.Access.RC;
import static org.vfiospec.i40e.Access.RO;
import static org.vfiospec.i40e.Access.RW;

/**
 * The registers that a VF has in its BAR0, 64 KiB (iavf_register.h); all of them are 0 until the PF's driver is there.
 *
 * <p>Simplified: receive-side scaling (VFQF_*) is left out, and moderation has no effect, since no clock runs here.
 */
public enum VfRegister implements Register {
    QTX_TAIL1(0x0000, 16, RW, "tail of a transmit ring: the doorbell"),
    QRX_TAIL1(0x2000, 16, RW, "tail of a receive ring: the doorbell"),
    VFINT_ITRN1(0x2800, 16, 0x40, RW, "moderation interval, for each index and vector from 1 on"),
    VFINT_DYN_CTLN1(0x3800, 16, RW, "vectors from 1 on: 0 enable, 1 clear pending, 2 trigger"),
    VFINT_ICR01(0x4800, 1, RC, "causes of vector 0: 0 any, 30 admin queue, 31 software"),
    VFINT_ITR01(0x4c00, 3, RW, "moderation interval of vector 0"),
    VFINT_ICR0_ENA1(0x5000, 1, RW, "causes that may raise vector 0"),
    VFINT_DYN_CTL01(0x5c00, 1, RW, "vector 0: 0 enable, 1 clear pending, 2 trigger"),
    VF_ARQBAH1(0x6000, 1, RW, "admin receive queue: address, high half"),
    VF_ATQH1(0x6400, 1, RW, "admin send queue: head"),
    VF_ATQLEN1(0x6800, 1, RW, "admin send queue: 9:0 entries, 28 VF error, 30 critical error, 31 enable"),
    VF_ARQBAL1(0x6c00, 1, RW, "admin receive queue: address, low half"),
    VF_ARQT1(0x7000, 1, RW, "admin receive queue: tail"),
    VF_ARQH1(0x7400, 1, RW, "admin receive queue: head"),
    VF_ATQBAH1(0x7800, 1, RW, "admin send queue: address, high half"),
    VF_ATQBAL1(0x7c00, 1, RW, "admin send queue: address, low half"),
    VF_ARQLEN1(0x8000, 1, RW, "admin receive queue: 9:0 entries, 28 VF error, 30 critical error, 31 enable"),
    VF_ATQT1(0x8400, 1, RW, "admin send queue: tail, the doorbell"),
    VFGEN_RSTAT(0x8800, 1, RO, "1:0 reset of the VF: 0 in progress, 1 completed, 2 active");

    private final Row row;

    VfRegister(int offset, int count, Access access, String meaning) {
        this(offset, count, 0, access, meaning);
    }

    VfRegister(int offset, int count, int rowStride, Access access, String meaning) {
        row = new Row(offset, count, rowStride, access, meaning);
    }

    @Override
    public Row row() {
        return row;
    }
}

package org.vfiospec.i40e;

import static org.vfiospec.i40e.Access.RC;
import static org.vfiospec.i40e.Access.RO;
import static org.vfiospec.i40e.Access.RW;

/**
 * The registers in BAR0 of the PF by which it rules its VFs (i40e_register.h).
 *
 * <p>Many are a second view of a VF's register. Queues are counted for the whole chip here, and vectors from 1 on of
 * all VFs in one row.
 */
public enum PfRegister implements Register {
    VFINT_ITRN(0x20000, 512, 0x800, RW, "moderation interval of a VF's vector from 1 on"),
    VFINT_DYN_CTLN(0x24800, 512, RW, "a VF's vector from 1 on"),
    VPINT_LNKLSTN(0x25000, 512, RW, "first queue of a vector: 10:0 number or 0x7ff, 12:11 type"),
    VFINT_ITR0(0x28000, 128, 0x400, RW, "moderation interval of a VF's vector 0"),
    VFINT_DYN_CTL0(0x2a400, 128, RW, "a VF's vector 0"),
    VFINT_ICR0(0x2bc00, 128, RC, "causes of a VF's vector 0"),
    VFINT_ICR0_ENA(0x2c000, 128, RW, "causes that may raise a VF's vector 0"),
    QINT_RQCTL(0x3a000, 1536, RW, "receive queue: 7:0 vector, 12:11 ITR, 26:16 next queue, 28:27 its type, 30 enable"),
    QINT_TQCTL(0x3c000, 1536, RW, "transmit queue: the same"),
    VPLAN_QTABLE(0x70000, 128, 0x400, RO, "10:0 the chip's number of a VF's queue; 0x7ff: none"),
    VPLAN_MAPENA(0x74000, 128, RW, "0 the VF's queues are mapped into its BAR"),
    VFGEN_RSTAT1(0x74400, 128, RW, "reset of a VF, as it reads it"),
    VF_ATQBAL(0x80800, 128, RW, "a VF's admin send queue: address, low half"),
    VF_ARQBAL(0x80c00, 128, RW, "a VF's admin receive queue: address, low half"),
    VF_ATQBAH(0x81000, 128, RW, "a VF's admin send queue: address, high half"),
    VF_ARQBAH(0x81400, 128, RW, "a VF's admin receive queue: address, high half"),
    VF_ATQLEN(0x81800, 128, RW, "a VF's admin send queue: entries, errors, enable"),
    VF_ARQLEN(0x81c00, 128, RW, "a VF's admin receive queue: entries, errors, enable"),
    VF_ATQH(0x82000, 128, RW, "a VF's admin send queue: head"),
    VF_ARQH(0x82400, 128, RW, "a VF's admin receive queue: head"),
    VF_ATQT(0x82800, 128, RW, "a VF's admin send queue: tail"),
    VF_ARQT(0x82c00, 128, RW, "a VF's admin receive queue: tail"),
    VPGEN_VFRTRIG(0x91800, 128, RW, "0 resets a VF while it is 1"),
    VPGEN_VFRSTAT(0x91c00, 128, RO, "0 the VF's reset is done"),
    QTX_HEAD(0xe4000, 1536, RO, "head of a transmit ring"),
    QTX_ENA(0x100000, 1536, RW, "transmit queue: 0 wanted, 2 is running"),
    QTX_TAIL(0x108000, 1536, RW, "tail of a transmit ring"),
    PFCM_LANCTXDATA(0x10c100, 1, 0x80, RW, "16 bytes of a queue context, in four words 0x80 apart"),
    PFCM_LANCTXCTL(0x10c300, 1, RW, "11:0 queue, 14:12 which 16 bytes, 16:15 type, 18:17 order"),
    PFCM_LANCTXSTAT(0x10c380, 1, RO, "0 order done, 1 there is no such context"),
    QRX_ENA(0x120000, 1536, RW, "receive queue: 0 wanted, 2 is running"),
    QRX_TAIL(0x128000, 1536, RW, "tail of a receive ring");

    private final Row row;

    PfRegister(int offset, int count, Access access, String meaning) {
        this(offset, count, 0, access, meaning);
    }

    PfRegister(int offset, int count, int rowStride, Access access, String meaning) {
        row = new Row(offset, count, rowStride, access, meaning);
    }

    @Override
    public Row row() {
        return row;
    }
}

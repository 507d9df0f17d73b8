package org.vfiospec.iommu;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.uapi.Errno;

/** The functions that the IOMMU cannot be trusted to tell apart: one owner, one domain at a time. */
public final class IommuGroup {
    private final int id;
    private final List<PciFunction> members = new ArrayList<>();
    private final Domain defaultDomain;
    private final Domain blockingDomain;
    private Domain domain;
    private Object owner;
    private int users;

    IommuGroup(int id) {
        this.id = id;
        this.defaultDomain = Iommu.withInterrupts(Domain.paging("default domain of group " + id));
        this.blockingDomain = Domain.blocking("blocking domain of group " + id);
        this.domain = defaultDomain;
    }

    public int id() {
        return id;
    }

    /** In the order of enumeration. */
    public List<PciFunction> members() {
        return Collections.unmodifiableList(members);
    }

    /** The domain that translates for every member now. */
    public Domain domain() {
        return domain;
    }

    /** What kernel drivers of the members map their memory in. */
    public Domain defaultDomain() {
        return defaultDomain;
    }

    public boolean isClaimed() {
        return owner != null;
    }

    /**
     * A kernel driver that starts DMA is about to be bound ({@code iommu_device_use_default_domain}).
     *
     * @return {@code EBUSY} if somebody has claimed the group
     */
    public Errno useDefaultDomain() {
        if (owner != null) {
            return Errno.EBUSY;
        }
        users++;
        return Errno.OK;
    }

    public void unuseDefaultDomain() {
        users--;
    }

    /** Whether a kernel driver may be using DMA, so that nobody can claim the group. */
    public boolean isUsedByKernel() {
        return owner == null && users > 0;
    }

    /**
     * Takes the group from the kernel ({@code iommu_group_claim_dma_owner}): from now on all DMA of all members is
     * blocked until the owner attaches a domain. Claims of one owner count.
     *
     * @return {@code EPERM} if a kernel driver uses DMA in the group or somebody else owns it
     */
    public Errno claim(Object by) {
        if (isUsedByKernel() || owner != null && owner != by) {
            return Errno.EPERM;
        }
        if (owner == null) {
            owner = by;
            domain = blockingDomain;
        }
        users++;
        return Errno.OK;
    }

    /** Gives one claim back; with the last one the default domain is in force again. */
    public void release() {
        users--;
        if (users == 0) {
            owner = null;
            domain = defaultDomain;
        }
    }

    /** Puts the owner's domain in force; {@code EBUSY} unless the group is claimed. */
    public Errno attach(Domain to) {
        if (owner == null) {
            return Errno.EBUSY;
        }
        domain = to;
        return Errno.OK;
    }

    /** Blocks all DMA of the group again. */
    public void detach() {
        domain = blockingDomain;
    }

    void add(PciFunction function) {
        members.add(function);
    }

    void remove(PciFunction function) {
        members.remove(function);
    }

    @Override
    public String toString() {
        return "group " + id;
    }
}

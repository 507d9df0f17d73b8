package org.vfiospec.vmm;

/** Saves, suspends and resumes as the drafts describe it. */
record ReferenceFlows(int widestAccess) implements Flows {

    @Override
    public SavedGuest save(Vmm vmm) {
        return new Saving(vmm).live();
    }

    @Override
    public SavedGuest suspend(Vmm vmm) {
        return new Saving(vmm).suspended();
    }

    @Override
    public void resume(Vmm vmm, SavedGuest saved) {
        new Resuming(vmm).run(saved);
    }

    @Override
    public boolean offersPeerToPeer(boolean migratable, boolean allHaveNdma) {
        return !migratable || allHaveNdma;
    }
}

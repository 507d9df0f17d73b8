package org.vfiospec.spec;

import java.util.Arrays;
import org.vfiospec.acc.guest.AccGuestDriver;

/** Where a job of an accelerator can be when its guest is moved, in the order of its way through the chip. */
public enum JobPlace {
    IN_MEMORY("in guest memory, its doorbell not rung"),
    RUNG("behind its doorbell"),
    FETCHED("fetched"),
    COMPUTED("computed"),
    WRITTEN("its result written"),
    COMPLETED("its completion written"),
    ANNOUNCED("its event written"),
    RAISED("its interrupt raised and not taken");

    /** Jobs that are done before, so that rings and phases are not as after a start. */
    private static final int BEFORE = 3;
    /** Jobs that are under way when the guest is moved, on both of its queues. */
    private static final int UNDER_WAY = 4;

    private static final int PATIENCE = 400;

    private final String words;

    JobPlace(String words) {
        this.words = words;
    }

    public static JobPlace named(String words) {
        return Arrays.stream(values())
                .filter(place -> place.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a job cannot be " + words));
    }

    String words() {
        return words;
    }

    /** Steps of the chip since the job's doorbell. */
    private int steps() {
        return Math.max(0, ordinal() - RUNG.ordinal());
    }

    /** Brings the oldest job of a running guest there, with others behind it, and lets no time pass any more. */
    public Moving put(World world, String device) {
        Moving moving = new Moving(world, (AccGuestDriver) world.vmm().guest().driver(device));
        moving.submit(BEFORE);
        world.vmm().stopVcpus();
        moving.place(this != IN_MEMORY);
        for (int step = 0; step < steps(); step++) {
            world.host().work();
        }
        return moving;
    }

    /** A guest with jobs under way, and its way to another host. */
    public static final class Moving {
        private final World world;
        private final AccGuestDriver driver;
        private boolean rung = true;
        private int submitted;

        private Moving(World world, AccGuestDriver driver) {
            this.world = world;
            this.driver = driver;
        }

        private void place(boolean rings) {
            driver.place();
            rung = rings;
            submitted++;
            if (rung) {
                driver.announce();
                for (int job = 1; job < UNDER_WAY; job++) {
                    driver.submit();
                    submitted++;
                }
            }
        }

        /** Suspends the guest and resumes it on another host, where it goes on with what it was about to do. */
        public void move() {
            world.saved(world.vmm().suspend());
            world.openAtDestination();
            world.vmm().resume(world.saved());
            if (!rung) {
                driver.announce();
            }
            finish();
        }

        /** Gives the device jobs, one after the other. */
        void submit(int jobs) {
            for (int job = 0; job < jobs; job++) {
                driver.submit();
                submitted++;
                finish();
            }
        }

        /** Lets time pass until no job is under way, or none will come any more. */
        private void finish() {
            for (int slice = 0; slice < PATIENCE && driver.outstanding() > 0; slice++) {
                world.vmm().pass();
            }
        }

        AccGuestDriver driver() {
            return driver;
        }

        /** Jobs that the guest has given the device so far. */
        int submitted() {
            return submitted;
        }
    }
}

package org.vfiospec.spec.readings;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.trace.TraceEvent;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;

/** Writes every value in every situation to one device under one reading. */
final class Expedition {
    private final Subject subject;

    Expedition(Subject subject) {
        this.subject = subject;
    }

    /** Writes everything everywhere. */
    Territory explore() {
        List<DeviceState> states = subject.states();
        Territory territory = new Territory(states, Start.all(states), new ArrayList<>(), new ArrayList<>());
        territory.starts().forEach(start -> explore(start, territory));
        return territory;
    }

    private void explore(Start start, Territory territory) {
        boolean arrived = false;
        for (DeviceState to : territory.states()) {
            if (!arrived) {
                subject.arrive(start);
            }
            Walk walk = write(start, to);
            territory.moves().add(walk);
            arrived = walk.changedNothing();
        }
        if (!arrived) {
            subject.arrive(start);
        }
        Values.refused(territory.states()).forEach(value -> territory.refusals().add(write(start, value)));
    }

    private Walk write(Start start, DeviceState to) {
        Errno[] outcome = new Errno[1];
        List<TraceEvent> events = subject.recorded(() -> outcome[0] = subject.write(to));
        Walk walk = Walk.of(start, to, outcome[0], events, subject.device());
        DeviceState found = subject.unseen(subject::state);
        if (!found.equals(walk.end())) {
            throw new IllegalStateException("%s, %s: device_state reads %s after it went to %s"
                    .formatted(subject.reading(), subject.device(), found, walk.end()));
        }
        return walk;
    }
}

package org.vfiospec.spec.topology;

import io.cucumber.java.ParameterType;

/** The nouns of the features on topology. */
public final class TopologyVocabulary {

    /** Where a function and its peer sit. */
    @ParameterType("(?:on|in|below|with) [A-Za-z ,-]+")
    public Arrangement arrangement(String words) {
        return Arrangement.named(words);
    }

    /** What a request is for. */
    @ParameterType("its own registers|the registers of its p[a-z ]+|memory that is mapped for it")
    public Aim aim(String words) {
        return Aim.named(words);
    }

    /** How a request ended. */
    @ParameterType("arrives untranslated|arrives translated|arrives unchecked|ends in a fault|is rejected on its way")
    public Arrival arrival(String words) {
        return Arrival.named(words);
    }

    /** A place that a migration driver judges. */
    @ParameterType("(?:an?|the same) [A-Za-z ,-]+")
    public Place place(String words) {
        return Place.named(words);
    }
}

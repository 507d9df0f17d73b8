package org.vfiospec.acc.driver;

/** Lets time pass while a driver polls. */
@FunctionalInterface
public interface Delay {

    void us(int microseconds);
}

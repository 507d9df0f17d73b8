/**
 * The vocabulary of the features, and the world they act in.
 * Decides nothing: a step calls one method or asserts one thing, the verbs live in the machine.
 */
package org.vfiospec.spec;

/**
 * What the features need of i40e adapters beyond their devices: looks inside, functions on offer, tables of registers.
 * Knows no step: the glue is in the rooms beside this one.
 */
package org.vfiospec.spec.i40e;

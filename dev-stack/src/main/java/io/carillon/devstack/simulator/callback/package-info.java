/**
 * What simulated vendors say by themselves: reports of messages they accepted, signed like the vendor's, late, twice, in
 * any order or forged as a script asks, to the addresses that the vendor was told.
 */
package io.carillon.devstack.simulator.callback;

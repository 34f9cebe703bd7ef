/** Real infrastructure without containers: one program that starts, watches and stops everything the suite needs. */
package io.carillon.devstack;

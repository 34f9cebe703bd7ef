/** Addresses that must not be written to any more: who said so, and how that is taken back. */
package io.carillon.core.suppression;

/** People look after dead letters: see them, and give them another try. */
package io.carillon.core.redrive;

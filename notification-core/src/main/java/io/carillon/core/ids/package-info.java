/** Ids of notifications and of what belongs to them: UUIDv7, provably ours, derivable again after a crash. */
package io.carillon.core.ids;

/** A real PostgreSQL server: binaries unpacked from their jar, a data directory made once, roles set up by our script. */
package io.carillon.devstack.postgres;

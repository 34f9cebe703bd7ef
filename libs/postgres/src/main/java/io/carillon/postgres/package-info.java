/** Rows, and transactions that see one tenant. No SQL of a service. */
package io.carillon.postgres;

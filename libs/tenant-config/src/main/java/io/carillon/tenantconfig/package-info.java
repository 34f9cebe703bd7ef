/** The in-memory replica of carillon.config, and the seal of the secrets that travel in it. */
package io.carillon.tenantconfig;

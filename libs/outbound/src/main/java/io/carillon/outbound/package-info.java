/** Which addresses a tenant may make us call, and calling them by the address that was checked. */
package io.carillon.outbound;

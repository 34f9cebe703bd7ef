/** Demo data: two tenants that can send on every channel. Repeating the seed changes nothing. */
package io.carillon.admin.seed;

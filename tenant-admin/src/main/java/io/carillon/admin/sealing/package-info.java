/** Sealed secrets move to a new key: re-sealing everything a tenant keeps sealed, whoever owns it. */
package io.carillon.admin.sealing;

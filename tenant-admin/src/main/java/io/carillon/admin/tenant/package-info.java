/** The tenants themselves: only platform administrators create and change them. */
package io.carillon.admin.tenant;

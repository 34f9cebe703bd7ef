/** Which tenant is this, everywhere: the tenant id, and how a token names it. */
package io.carillon.tenancy;

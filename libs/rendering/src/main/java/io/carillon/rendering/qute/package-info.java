/** Qute as tenants may write it: listed sections, own partials, no reflection. */
package io.carillon.rendering.qute;

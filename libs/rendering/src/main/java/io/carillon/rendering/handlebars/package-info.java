/** Handlebars as tenants may write it: listed helpers, own partials, no reflection. */
package io.carillon.rendering.handlebars;

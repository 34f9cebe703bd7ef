/** MJML becomes HTML: bounded, without includes, and without touching what the template language will read. */
package io.carillon.admin.mjml;

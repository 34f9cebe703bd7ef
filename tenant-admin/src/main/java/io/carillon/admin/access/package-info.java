/** Who acts, and which roles may do what. */
package io.carillon.admin.access;

/** How records become jsonb columns and back. */
package io.carillon.admin.json;

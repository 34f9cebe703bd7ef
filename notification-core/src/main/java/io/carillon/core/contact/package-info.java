/** How much of a contact people may see. */
package io.carillon.core.contact;

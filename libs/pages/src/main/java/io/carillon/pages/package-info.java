/** Pages that npm built and a jar holds: how a service answers with them. */
package io.carillon.pages;

/** The admin console's pages and what they must know to sign people in. */
package io.carillon.admin.console;

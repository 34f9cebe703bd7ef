/** The only writer of configuration: what is shared by its features, namely its problems and its ids. */
package io.carillon.admin;

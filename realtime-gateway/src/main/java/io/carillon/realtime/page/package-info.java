/** The browser files of the inbox element, and a page on which to try it. */
package io.carillon.realtime.page;

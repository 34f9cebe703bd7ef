/** The page that describes the API, and lets people try it, in a real browser. */
package io.carillon.systemtests.docs;

/** People's browsers: a real Chromium, looked at and held to accessibility rules. */
package io.carillon.systemtests.browser;

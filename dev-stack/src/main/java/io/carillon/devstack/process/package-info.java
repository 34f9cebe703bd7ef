/** Child processes that are owned: started, recorded by pid and start time, watched, stopped, and never left behind. */
package io.carillon.devstack.process;

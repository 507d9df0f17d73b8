Feature: Every family of devices takes the same changes

  What a change of state means does not depend on the device. Accelerators and
  network functions arrive where they are sent, or go back to where they were.

  Rule: A device arrives, whatever it was doing

    @clause:trans-stop
    Scenario Outline: A busy "<device>" stops
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      When the VMM stops the vCPUs and moves "<device>" to stopped
      Then "<device>" is stopped
      And "<device>" starts no DMA from then on

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

    @clause:trans-precopy-accepted
    Scenario Outline: "<device>" works on in pre-copy
      Given a running guest with device "<device>"
      When the VMM moves "<device>" to pre-copy
      Then "<device>" is in pre-copy
      And the guest can use "<device>"

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

    @clause:trans-enter-resuming
    Scenario Outline: "<device>" goes from <state> to resuming
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      And the VMM has moved "<device>" to <state>
      When the VMM moves "<device>" to resuming
      Then "<device>" is resuming

      Examples:
        | device | state         |
        | zip0   | running       |
        | zip0   | pre-copy      |
        | zip0   | stop-and-copy |
        | zip0   | stopped       |
        | nic0   | pre-copy      |
        | nic0   | stop-and-copy |
        | vf0    | pre-copy      |
        | vf0    | stop-and-copy |

    @clause:trans-every @clause:trans-several-bits @clause:trans-no-invalid
    Scenario Outline: A loaded "<device>" comes to <new> by valid states
      Given a suspended guest with device "<device>"
      And a destination VMM that has written all segments of "<device>"
      When the VMM sets "<device>" to <new>
      Then "<device>" reads <new>
      And "<device>" has passed no invalid state

      Examples:
        | device | new              |
        | zip0   | 0                |
        | zip0   | SAVING           |
        | zip0   | SAVING + RUNNING |
        | nic0   | 0                |
        | nic0   | SAVING           |
        | nic0   | SAVING + RUNNING |
        | vf0    | 0                |
        | vf0    | SAVING           |

  Rule: A device that does not arrive can be named, and used

    @clause:trans-unwind
    Scenario Outline: "<device>" works on when its final copy has failed
      Given a running guest with device "<device>"
      And the next time "<device>" captures the final state it fails
      When the VMM tries to move "<device>" to stop-and-copy
      Then the write fails
      And "<device>" is running
      And the guest can use "<device>"

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

    @clause:trans-error-allowed
    Scenario Outline: "<device>" is in error when the way back fails as well
      Given a running guest with device "<device>"
      And the next time "<device>" captures the final state it fails
      And the next time "<device>" starts it fails
      When the VMM tries to move "<device>" to stop-and-copy
      Then the write fails
      And "<device>" is in error

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

Feature: Several changes of one write have an order

  Between two changes the device is in a state that nobody asked for. The order
  decides which states these are.

  @clause:order-fixed
  Rule: The order is always the same

    Scenario Outline: "<device>" takes the same actions for the same move
      Given a running guest with device "<device>"
      When the VMM moves "<device>" between every two valid states twice
      Then the driver took the same actions both times

      Examples:
        | device |
        | zip0   |
        | nic0   |

  Rule: RESUMING stands alone

    @clause:order-resuming-first
    Scenario Outline: "<device>" leaves RESUMING before it enters <target>
      Given a running guest with device "<device>"
      And the VMM has moved "<device>" to resuming
      When the VMM sets "<device>" to <target>
      Then the migration driver of "<device>" has taken it through, in order:
        | 0        |
        | <first>  |

      Examples:
        | device | target  | first   |
        | nic0   | SAVING  | SAVING  |
        | nic0   | RUNNING | RUNNING |

    @clause:order-resuming-first
    Scenario Outline: "<device>" that is saved straight out of RESUMING gives what was loaded
      Given a suspended guest with device "<device>"
      And a destination VMM that has written all segments of "<device>"
      When the VMM saves the final state of "<device>"
      Then the final state of "<device>" equals that of the source

      Examples:
        | device |
        | zip0   |
        | nic0   |

    @clause:order-resuming-last
    Scenario: A running save is ended before RESUMING is set
      Given a running guest with device "nic0"
      And the VMM has moved "nic0" to pre-copy
      When the VMM moves "nic0" to resuming
      Then the migration driver of "nic0" has taken it through, in order:
        | SAVING   |
        | 0        |
        | RESUMING |

  Rule: Nothing is let loose on the way

    @clause:order-no-leak
    Scenario: No DMA starts between two states that forbid it
      Given a running guest with device "nic0"
      And the guest keeps "nic0" busy
      When the VMM moves "nic0" between every two states that forbid DMA, with work waiting
      Then "nic0" has started no DMA in any of 56 moves

    @clause:order-no-precopy
    Scenario: A stopped device enters pre-copy by running first
      Given a running guest with device "nic0"
      And the VMM has moved "nic0" to stopped
      When the VMM sets "nic0" to SAVING + RUNNING
      Then the migration driver of "nic0" has taken it through, in order:
        | RUNNING          |
        | SAVING + RUNNING |

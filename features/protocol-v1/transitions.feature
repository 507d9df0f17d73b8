Feature: A write of the state is a transition that succeeds or leaves a name

  Five states without NDMA and ten with it make 20 and 90 changes. The driver
  attempts each of them, and when one fails, what is left can be named.

  Rule: Every change between valid states is attempted

    @clause:trans-every @clause:trans-no-invalid @clause:trans-several-bits
    Scenario: A device with NDMA takes all 90 changes and passes no invalid state
      Given a running guest with device "nic0"
      When the VMM moves "nic0" between every two valid states
      Then all 90 moves have succeeded
      And "nic0" has passed no invalid state

    @clause:trans-stop
    Scenario Outline: "<device>" can be stopped without a migration
      Given a running guest with device "<device>"
      When the VMM moves "<device>" to stopped
      Then "<device>" is stopped

      Examples:
        | device |
        | zip0   |
        | nic0   |

    @clause:trans-stop-not-needed
    Scenario Outline: "<device>" needs no stop before it is closed
      Given a running guest with device "<device>"
      When the VMM closes "<device>" and opens it again
      Then "<device>" is running

      Examples:
        | device |
        | zip0   |
        | nic0   |

    @clause:trans-precopy-accepted
    Scenario Outline: "<device>" enters pre-copy
      Given a running guest with device "<device>"
      When the VMM moves "<device>" to pre-copy
      Then "<device>" is in pre-copy

      Examples:
        | device |
        | zip0   |
        | nic0   |

    @clause:trans-honest
    Scenario: A device that went back to pre-copy still gives a whole state
      Given a running guest with device "nic0"
      And the VMM has moved "nic0" to stop-and-copy
      When the VMM sets "nic0" to SAVING + RUNNING
      Then the guest works with "nic0" for a while
      And "nic0" can be saved and resumed elsewhere

  Rule: A write acts on what it changes

    @clause:mlx5-ndma
    Scenario: NDMA added in pre-copy is one action
      Given a running guest with device "nic0"
      And the VMM has moved "nic0" to pre-copy
      When the VMM sets "nic0" to SAVING + NDMA + RUNNING
      Then the migration driver of "nic0" has done, in order:
        | silences DMA |

    @clause:trans-stop-and-copy
    Scenario: Entering stop-and-copy stops the device and captures it
      Given a running guest with device "nic0"
      When the VMM moves "nic0" to stop-and-copy
      Then the migration driver of "nic0" has done, in order:
        | stops                    |
        | opens a save session     |
        | captures the final state |
      And "nic0" offers data again

  @clause:state-own
  Rule: The state is the VMM's to change

    Scenario Outline: A busy "<device>" keeps its state
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      When 200 slices of time pass
      Then the state of "<device>" has not changed by itself

      Examples:
        | device |
        | zip0   |
        | nic0   |

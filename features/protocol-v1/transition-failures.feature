Feature: A transition that fails leaves the old state or the error state

  A driver takes several actions for one write, and each can fail. It then goes
  back, by the same procedure, and only if that fails too is the device in error.

  @clause:trans-success-means @clause:state-unchanged-or-error
  Rule: Whatever fails, the write fails and the state has a name

    Scenario Outline: Each action of each move of "<device>" fails once
      Given a running guest with device "<device>"
      When each action of every move of "<device>" fails once
      Then every one of more than <count> writes has failed
      And after each of them "<device>" was in the old state or in error

      Examples:
        | device | count |
        | zip0   | 30    |
        | nic0   | 30    |

  Rule: The driver goes back if it can

    @clause:trans-unwind
    Scenario: Only a failed load leaves "nic0" in error
      Given a running guest with device "nic0"
      When each action of every move of "nic0" fails once
      Then "nic0" was in error only when a load had failed

    @clause:trans-error-allowed
    Scenario: A device that fails on the way back too is in error
      Given a running guest with device "nic0"
      And the next time "nic0" opens a load session it fails
      And the next time "nic0" starts it fails
      When the VMM tries to move "nic0" to resuming
      Then the write fails
      And "nic0" is in error

  Rule: The VMM looks and decides

    @clause:trans-reread
    Scenario: A VMM reads the state again after a failure
      Given a running guest with device "nic0"
      And the next time "nic0" stops it fails
      When the VMM tries to save the guest
      Then the VMM gives up
      And the VMM read the state of "nic0" after the write had failed

    @clause:trans-try-another
    Scenario: After a refused write another state can be asked for
      Given a running guest with device "nic0"
      And the next time "nic0" stops it fails
      When the VMM tries to move "nic0" to stop-and-copy
      Then the write fails
      And the VMM moves "nic0" to pre-copy
      And "nic0" is in pre-copy

    @clause:state-rmw
    Scenario Outline: The VMM changes the state of "<device>" bit by bit
      Given a running guest with device "<device>"
      When the VMM saves "<device>"
      Then each write of the state of "<device>" followed a read of it

      Examples:
        | device |
        | zip0   |
        | nic0   |

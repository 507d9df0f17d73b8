Feature: A VMM that meets a failure loses as little as it can

  Each failing step leaves a different amount of state. The VMM goes back where
  there is something to go back to, and resets where there is not.

  @clause:recover-precopy
  Rule: Pre-copy that cannot begin leaves the guest as it was

    Scenario: The guest goes on when pre-copy cannot be entered
      Given a running guest with device "nic0"
      And the next time "nic0" opens a save session it fails
      When the VMM tries to save the guest
      Then the VMM gives up
      And the VMM has not reset "nic0"
      And the guest can use "nic0"

  @clause:recover-stop
  Rule: A device that cannot be stopped runs on

    Scenario Outline: The guest goes on when "nic0" <fails>
      Given a running guest with device "nic0"
      And the next time "nic0" <fails> it fails
      When the VMM tries to save the guest
      Then the VMM gives up
      And the VMM has not reset "nic0"
      And the guest can use "nic0"

      Examples:
        | fails                    |
        | silences DMA             |
        | stops                    |
        | captures the final state |

  @clause:recover-halt
  Rule: Complete data are kept

    Scenario: A source that cannot be halted is reset
      Given a running guest with device "nic0"
      And the next time "nic0" closes the save session it fails
      When the VMM tries to save the guest
      Then the VMM has the data of "nic0"
      And the VMM has ended it by a reset of "nic0"

  @clause:recover-resume
  Rule: A resume that fails ends in a reset

    Scenario Outline: A destination that <fails> is reset
      Given a saved guest with device "nic0"
      And a destination VMM that has opened "nic0"
      And the next time "nic0" <fails> it fails
      When a destination VMM tries to resume the guest
      Then the VMM gives up
      And the VMM has ended it by a reset of "nic0"
      And "nic0" is running

      Examples:
        | fails                |
        | opens a load session |
        | accepts a segment    |
        | completes the load   |
        | starts               |

  @clause:reset-failed
  Rule: A reset that fails changes nothing

    Scenario: A device in error stays there when it cannot be reset
      Given a running guest with device "nic0"
      And "nic0" has been left in error
      And no reset of "nic0" can be carried out
      When the VMM tries to reset "nic0"
      Then the reset fails
      And "nic0" is in error

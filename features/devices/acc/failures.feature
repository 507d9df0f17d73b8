Feature: A save of an ACC VF that cannot succeed

  What is pending when a VF pauses would be lost or would come back at the wrong
  host. The driver finds it, gives up, and lets the queues go on.

  @clause:acc-busy-queue-manager @clause:acc-busy-bound
  Scenario: A pending error of the queue manager
    Given a running guest with device "zip0"
    And the queue manager of "zip0" has reported ECC_MULTI_BIT
    When the VMM tries to move "zip0" to stop-and-copy
    Then it is refused with EBUSY
    And the migration driver of "zip0" does "reads QM_ABNORMAL_INT_STATUS" 101 times

  @clause:acc-busy-engine
  Scenario Outline: A pending error of the <engine> engine
    Given a running guest with device "<device>"
    And the engine of "<device>" has reported an error
    When the VMM tries to move "<device>" to stop-and-copy
    Then it is refused with EBUSY
    And the migration driver of "<device>" does "reads <register>" 101 times

    Examples:
      | engine | device | register            |
      | ZIP    | zip0   | ZIP_CORE_INT_STATUS |
      | SEC    | sec0   | SEC_CORE_INT_STATUS |
      | HPRE   | hpre0  | HPRE_INT_STATUS     |

  @clause:acc-busy-message
  Scenario: A message to the PF that was not taken
    Given a running guest with device "zip0"
    And the guest has rung the PF of "zip0" and got no answer
    When the VMM tries to move "zip0" to stop-and-copy
    Then it is refused with EBUSY

  @clause:acc-busy-restart
  Scenario: The queues go on after a failed stop
    Given a running guest with device "zip0"
    And the guest has rung the PF of "zip0" and got no answer
    When the VMM tries to move "zip0" to stop-and-copy
    Then it is refused with EBUSY
    And the migration driver of "zip0" does, in order:
      | orders PAUSE_QM |
      | rings SQ 0      |
      | rings SQ 1      |
      | rings SQ 2      |
      | rings SQ 3      |
    And the guest can use "zip0"

  @clause:acc-busy-state
  Scenario: The device is running after a failed stop
    Given a running guest with device "zip0"
    And the engine of "zip0" has reported an error
    When the VMM tries to move "zip0" to stop-and-copy
    Then it is refused with EBUSY
    And "zip0" is running

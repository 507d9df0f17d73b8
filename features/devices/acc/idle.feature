Feature: An ACC VF that no guest uses

  A VF without a guest driver has nothing to lose. It still has to say so: an
  end of the stream that is missing must not look like it.

  @clause:acc-idle-not-paused
  Scenario: The queues of an idle VF are not paused
    Given a VMM that has opened "zip0" and started no guest
    When the VMM moves "zip0" to stop-and-copy
    Then the migration driver of "zip0" does "orders PAUSE_QM" 0 times

  @clause:acc-idle-poll
  Scenario: The driver looks for a guest driver for one millisecond
    Given a VMM that has opened "zip0" and started no guest
    When the VMM moves "zip0" to stop-and-copy
    Then the migration driver of "zip0" does "reads QM_VF_STATE" 102 times

  @clause:acc-idle-state
  Scenario: The saved state says that nobody uses the VF
    Given a saved VMM that has opened "zip0" and started no guest
    Then the saved state of "zip0" holds:
      | VF_STATE | 1 |
      | EQE_DMA  | 0 |
      | SQC_DMA  | 0 |

  @clause:acc-idle-load
  Scenario: Loading an idle VF rings no doorbell
    Given a saved VMM that has opened "zip0" and started no guest
    When a destination VMM resumes the guest
    Then the migration driver of "zip0" does "rings SQ 0" 0 times
    And "zip0" is running

Feature: A paused VF and the doorbell that wakes it

  There is a command to pause a VF and none to resume it. Any doorbell resumes a
  queue, and doorbells are mapped into the guest. This is why NDMA cannot hold.

  @clause:acc-pause-drain
  Scenario: The last DMA comes before the pause is over
    Given a running guest with device "zip0"
    And the guest keeps "zip0" busy
    When the VMM stops the vCPUs and moves "zip0" to stop-and-copy
    Then the last DMA of "zip0" came before that write returned

  @clause:acc-pause-fetch
  Scenario: A paused VF fetches nothing
    Given a running guest with device "zip0"
    And the guest keeps "zip0" busy
    When the VMM stops the vCPUs and moves "zip0" to stop-and-copy
    Then "zip0" starts no DMA from then on

  @clause:acc-pause-doorbell
  Scenario: A doorbell wakes a queue although the state says stopped
    Given a running guest with device "zip0"
    And the VMM has moved "zip0" to stopped
    When the guest rings a doorbell of "zip0"
    Then "zip0" starts DMA again

  @clause:acc-ndma-none
  Scenario: The driver announces no NDMA
    Given a running guest with device "zip0"
    When the VMM looks for the migration region of "zip0"
    Then the region of "zip0" does not announce NDMA

  @clause:acc-pause-resume
  Scenario: Going back to RUNNING rings every queue
    Given a running guest with device "zip0"
    And the VMM has moved "zip0" to stopped
    When the VMM moves "zip0" to running
    Then the migration driver of "zip0" does, in order:
      | rings SQ 0 |
      | rings SQ 1 |
      | rings SQ 2 |
      | rings SQ 3 |

  @clause:acc-abort-jobs
  Scenario Outline: Jobs of "<device>" survive a save that is given up
    Given a running guest with device "<device>"
    And the guest keeps "<device>" busy
    And the VMM has moved "<device>" to stop-and-copy
    When the VMM moves "<device>" to running
    Then every job of "<device>" completes once and right
    And the guest can use "<device>"

    Examples:
      | device |
      | zip0   |
      | sec0   |
      | hpre0  |

Feature: An mlx5-like function is migrated by firmware commands

  Firmware suspends a function in two halves: first it stops asking, then it
  stops answering. The first half alone is what NDMA means.

  @clause:mlx5-stop-order
  Rule: Initiator first, responder second

    Scenario: A stop is two commands
      Given a running guest with device "nic0"
      When the VMM moves "nic0" to stopped
      Then the firmware commands about "nic0" were, in order:
        | SUSPEND_INITIATOR |
        | SUSPEND_RESPONDER |

    Scenario: A start is the reverse
      Given a running guest with device "nic0"
      And the VMM has moved "nic0" to stopped
      When the VMM moves "nic0" to running
      Then the firmware commands about "nic0" were, in order:
        | RESUME_RESPONDER |
        | RESUME_INITIATOR |

  @clause:mlx5-ndma
  Rule: NDMA is the first half

    Scenario: A silenced function is stopped by one more command
      Given a running guest with device "nic0"
      And the VMM has set "nic0" to NDMA + RUNNING
      When the VMM sets "nic0" to 0
      Then the firmware commands about "nic0" were, in order:
        | SUSPEND_RESPONDER |

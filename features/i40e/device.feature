Feature: An i40e VF is ruled by its PF

  A VF cannot set up its queues, so its state is read through the PF, and the PF's
  side is the one from which it can be stopped while its BAR belongs to the guest.

  Rule: The driver takes VFs of an adapter that has its driver

    @clause:i40e-probe-vf @clause:i40e-probe-pf
    Scenario Outline: <function> is <outcome>
      Given an adapter of the 700 series with <function>
      When the i40e migration driver is offered that function
      Then the offer is <outcome>
      And no register of the function has been touched

      Examples:
        | function                     | outcome  |
        | a PF alone                   | refused  |
        | a VF whose PF has no driver  | refused  |
        | a VF whose PF has its driver | accepted |

  Rule: A guest can check all that the VF does

    @clause:i40e-loopback @clause:i40e-interrupt-mask
    Scenario: A guest that looks only after an interrupt gets all its frames back
      Given a running guest with device "vf0"
      When the guest sends 20 frames by "vf0" to itself
      Then the guest has received 20 frames from "vf0"

  Rule: A stop leaves nothing on its way

    @clause:i40e-stop-order @clause:i40e-stop-pf-side
    Scenario: Transmit queues stop first, by registers of the PF
      Given a running guest with device "vf0"
      And the guest keeps "vf0" busy
      When the VMM stops the vCPUs and moves "vf0" to stop-and-copy
      Then the transmit queues of "vf0" have stopped before its receive queues
      And no register of "vf0" itself has been touched

    @clause:i40e-no-ndma
    Scenario: There is no NDMA
      Given a running guest with device "vf0"
      When the VMM looks for the migration region of "vf0"
      Then the region of "vf0" does not announce NDMA
